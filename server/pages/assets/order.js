// Waits for the order to move on and then shows the page anew. Without this the page still works by reloading.
const shown = document.querySelector("[data-order]");
const [, network, , orderId, token] = location.pathname.split("/");
let pauseMs = shown.dataset.payment === "bank_transfer" ? 20_000 : 1_500;

async function hasMoved() {
  const answer = await fetch(`/v1/${network}/orders/${orderId}`, {
    headers: { Authorization: `Bearer ${token}` },
    cache: "no-store",
    credentials: "omit",
  });
  if (!answer.ok) return false;
  const { order } = await answer.json();
  return order.state !== shown.dataset.order || (order.payment?.method ?? "none") !== shown.dataset.payment;
}

async function look() {
  // A page that lies in the background asks nothing; it looks as soon as it is seen again.
  if (document.hidden) return document.addEventListener("visibilitychange", look, { once: true });
  if (await hasMoved().catch(() => false)) return location.reload();
  pauseMs = Math.min(pauseMs * 1.3, 30_000);
  setTimeout(look, pauseMs);
}
setTimeout(look, pauseMs);
