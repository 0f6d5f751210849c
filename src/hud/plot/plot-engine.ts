import "./plot-engine.css";

export { default as Plot } from "uplot";
