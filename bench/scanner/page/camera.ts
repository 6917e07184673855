import { BrowserQRCodeReader } from "@zxing/browser";
import { Viewfinder } from "../../../widgets/twuster-scanner/viewfinder.ts";

/** Our element's way from the camera to a text, without the screens around it. */
function openViewfinder(video: HTMLVideoElement, onText: (text: string) => void): Viewfinder {
  const host = {
    addController() {},
    removeController() {},
    // An element draws in a microtask and then attaches the video.
    requestUpdate: () => queueMicrotask(() => viewfinder.attach(video)),
    updateComplete: Promise.resolve(true),
  };
  const viewfinder = new Viewfinder(host, onText);
  void viewfinder.open();
  return viewfinder;
}

export async function openOurs(): Promise<number> {
  const video = freshVideo();
  const begin = performance.now();
  const viewfinder = await new Promise<Viewfinder>((found) => {
    const opened = openViewfinder(video, () => found(opened));
  });
  const end = performance.now();
  viewfinder.close();
  return end - begin;
}

/** The same wishes for the camera, so that both get the same pictures. */
export async function openPlain(): Promise<number> {
  const video = freshVideo();
  const wishes = {
    audio: false,
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: "environment" } },
  };
  const begin = performance.now();
  let end = 0;
  await new Promise<void>((found, failed) => {
    new BrowserQRCodeReader()
      .decodeFromConstraints(wishes, video, (result, _error, controls) => {
        if (!result || end > 0) return;
        end = performance.now();
        controls.stop();
        found();
      })
      .catch(failed);
  });
  return end - begin;
}

export async function watchStream(
  milliseconds: number,
): Promise<{ longestTask: number; longestWait: number; frames: number }> {
  const video = freshVideo();
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  const viewfinder = openViewfinder(video, (text) => {
    throw new Error(`a film without a code said ${text}`);
  });
  const end = performance.now() + milliseconds;
  let longestWait = 0;
  for (let before = performance.now(); before < end;) {
    await new Promise((later) => setTimeout(later, 1));
    const now = performance.now();
    longestWait = Math.max(longestWait, now - before);
    before = now;
  }
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  const frames = video.getVideoPlaybackQuality().totalVideoFrames;
  viewfinder.close();
  return { longestTask: Math.max(0, ...tasks), longestWait, frames };
}

function freshVideo(): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = video.playsInline = video.autoplay = true;
  document.body.replaceChildren(video);
  return video;
}
