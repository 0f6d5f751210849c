/** Put in by the build. */
declare const __FLEET_INSTRUCTOR_PAGE__: string | null;

/** The address of the page for instructors; null in the package for a course, which is the students'. */
export const instructorPage: string | null = __FLEET_INSTRUCTOR_PAGE__;
