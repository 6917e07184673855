import { html, nothing, type TemplateResult } from "lit";
import type { CounterView } from "../counter-view.ts";
import { sign } from "../signs.ts";
import { codeEntry } from "./code-entry.ts";

/** The viewfinder, or why there is none; typing below it either way. */
export function cameraScreen(view: CounterView<"camera">): TemplateResult {
  const { viewfinder, messages } = view;
  return html`<div class="column camera">
    ${viewfinder.status === "failed" ? cameraFailure(view) : livePicture(view)}
    <div class="controls">
      ${
        viewfinder.hasTorch
          ? html`<button
              type="button"
              class="button"
              aria-pressed=${viewfinder.isTorchOn}
              @click=${() => viewfinder.toggleTorch()}
            >
              ${viewfinder.isTorchOn ? messages.torchOff : messages.torchOn}
            </button>`
          : nothing
      }
      ${
        viewfinder.cameraCount > 1
          ? html`<button type="button" class="button" @click=${() => viewfinder.switchCamera()}>
              ${messages.cameraSwitch}
            </button>`
          : nothing
      }
      <button type="button" class="button" @click=${() => view.counter.next()}>${messages.cameraCancel}</button>
    </div>
    ${codeEntry(view)}
  </div>`;
}

function livePicture({ viewfinder, messages }: CounterView<"camera">): TemplateResult {
  const isLive = viewfinder.status === "live";
  return html`<h2 tabindex="-1">${isLive ? messages.cameraTitle : messages.cameraOpening}</h2>
    <div class="viewfinder" part="viewfinder">
      <video muted playsinline autoplay aria-hidden="true" ?hidden=${!isLive}></video>
      ${isLive ? html`<div class="frame" aria-hidden="true"></div>` : html`<p class="waiting">${messages.cameraAllow}</p>`}
    </div>`;
}

function cameraFailure({ viewfinder, messages }: CounterView<"camera">): TemplateResult {
  const failure = viewfinder.failure ?? "busy";
  const canRetry = failure === "lost" || failure === "busy" || failure === "refused" || failure === "decoder";
  return html`<div class="centre">
    ${sign("look")}
    <h2 tabindex="-1">${messages.cameraTitleFailed}</h2>
    <p role="alert">${messages[`camera_${failure}`]}</p>
    ${canRetry ? html`<button type="button" class="button" @click=${() => viewfinder.open()}>${messages.retry}</button>` : nothing}
  </div>`;
}
