import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Cafe } from "./cafe";

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <Cafe />
  </StrictMode>,
);
