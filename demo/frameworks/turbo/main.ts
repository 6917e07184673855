import "@hotwired/turbo";

/** Turbo keeps document and scripts and changes the body: what listens at the document listens on every page, once. */
document.addEventListener("twuster-selection-changed", ({ detail }) => {
  document.querySelector("#count")!.textContent = `Ausgewählt: ${detail.count}`;
});
document.addEventListener("twuster-order-placed", ({ detail: { number, totalCents } }) => {
  const line = document.createElement("li");
  line.textContent = `${number}: ${totalCents} Cent`;
  document.querySelector("#orders")?.append(line);
});
document.addEventListener("twuster-order-completed", ({ detail: { number } }) => {
  const line = document.createElement("p");
  line.textContent = `Danke, ${number} ist bezahlt.`;
  document.querySelector("#paid")?.append(line);
});
