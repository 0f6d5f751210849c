/**
 * The manifest of a SCORM 1.2 package with one item (ADL, SCORM 1.2 Content Aggregation Model, 2001): every file of it is
 * named. `passing`: the score that a course takes for passed.
 */
export function manifestOf(title: string, files: readonly string[], passing: number): string {
  const names = files.map((file) => `      <file href="${escape(file)}"/>`).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="fleet-orchestrator" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="fleet">
    <organization identifier="fleet">
      <title>${escape(title)}</title>
      <item identifier="item" identifierref="game" isvisible="true">
        <title>${escape(title)}</title>
        <adlcp:masteryscore>${passing}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="game" type="webcontent" adlcp:scormtype="sco" href="index.html">
${names}
    </resource>
  </resources>
</manifest>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
