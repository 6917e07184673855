import { useState, type ReactElement } from "react";
import type { OrderPlacedDetail } from "../../../sdk/types/twuster.js";

/** A café's page in React 19. The types come from `/v1/types/`, copied into the project. */
export function Cafe(): ReactElement {
  const [isShown, setShown] = useState(true);
  const [language, setLanguage] = useState("de");
  const [count, setCount] = useState(0);
  const [orders, setOrders] = useState<OrderPlacedDetail[]>([]);
  const [paid, setPaid] = useState("");
  return (
    <main>
      <h1>Café Lindenhof</h1>
      <p>Kaffee, Kuchen und der Gutschein, der in der ganzen Stadt gilt.</p>
      <p>
        <button className="page" id="language" onClick={() => setLanguage(language === "de" ? "en" : "de")}>
          {language === "de" ? "English" : "Deutsch"}
        </button>{" "}
        <button className="page" id="toggle" onClick={() => setShown(!isShown)}>
          {isShown ? "Später" : "Gutschein kaufen"}
        </button>
      </p>
      <p id="count">Ausgewählt: {count}</p>
      {isShown && (
        <twuster-voucher-purchase
          site="pk_test_YOUR_SITE"
          lang={language}
          ontwuster-selection-changed={(event) => setCount(event.detail.count)}
          ontwuster-order-placed={({ detail }) => setOrders((before) => [...before, detail])}
          ontwuster-order-completed={({ detail }) => setPaid(detail.number)}
        >
          <a href="https://YOUR-TWUSTER/YOUR-TOWN/buy">Gutschein kaufen</a>
        </twuster-voucher-purchase>
      )}
      <ul id="orders">
        {orders.map(({ id, number, totalCents }) => (
          <li key={id}>
            {number}: {totalCents} Cent
          </li>
        ))}
      </ul>
      {paid && <p id="paid">Danke, {paid} ist bezahlt.</p>}
    </main>
  );
}
