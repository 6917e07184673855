-- Coupons are no money (domain: a partner's price is simply lower): their passes have no value and nothing of them is booked.
-- A coupon book is a taxed sale of the issuer; what it opens are the book coupons of its season.

CREATE TABLE coupon_books (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  -- As on the cover, e.g. "Twistringen 2027".
  title text NOT NULL,
  story text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'on_sale', 'ended')),
  -- The season: its coupons are taken from the first day to the last.
  first_day date NOT NULL,
  last_day date NOT NULL,
  price_cents integer NOT NULL CHECK (price_cents > 0),
  -- Of the price, which includes it; 19 unless a tax adviser says otherwise.
  vat_percent integer NOT NULL CHECK (vat_percent BETWEEN 0 AND 30),
  number_limit integer NOT NULL CHECK (number_limit > 0),
  -- Ordered and not given up.
  sold integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  cover bytea CHECK (octet_length(cover) <= 1000000),
  cover_alt text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  CONSTRAINT coupon_books_limit CHECK (sold <= number_limit),
  CONSTRAINT coupon_books_season CHECK (first_day <= last_day)
);

CREATE TABLE coupons (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'live', 'paused', 'ended')),
  -- NULL: free for everybody. Otherwise only for those who bought this book.
  book_id uuid,
  -- Which entitlement of a book it is; given when it goes live and never used again.
  number integer CHECK (number > 0),
  -- What holds now; who took the coupon before keeps the terms of that day.
  terms_id uuid,
  -- Most that are given away, in all and on one day of the town; NULL: as many as asked for.
  total_limit integer CHECK (total_limit > 0),
  daily_limit integer CHECK (daily_limit > 0),
  taken integer NOT NULL DEFAULT 0 CHECK (taken >= 0),
  picture_id uuid,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id),
  FOREIGN KEY (network_id, book_id) REFERENCES coupon_books (network_id, id),
  CONSTRAINT coupons_number UNIQUE (network_id, book_id, number),
  CONSTRAINT coupons_limit CHECK (taken <= total_limit),
  CONSTRAINT coupons_live CHECK (state = 'draft' OR (terms_id IS NOT NULL AND (book_id IS NULL) = (number IS NULL))),
  -- A book's coupon belongs to every book that is sold.
  CONSTRAINT coupons_of_books CHECK (book_id IS NULL OR (total_limit IS NULL AND daily_limit IS NULL AND taken = 0))
);
CREATE INDEX coupons_partner ON coupons (network_id, partner_id);
CREATE INDEX coupons_live ON coupons (network_id, state);

-- What was promised, word for word. Never changed: a change is another row.
CREATE TABLE coupon_terms (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  coupon_id uuid NOT NULL,
  title text NOT NULL,
  benefit text NOT NULL CHECK (benefit IN ('percent', 'amount', 'two_for_one', 'extra')),
  percent integer CHECK (percent BETWEEN 1 AND 100),
  amount_cents integer CHECK (amount_cents > 0),
  -- Of what the second is free, or what comes on top.
  thing text NOT NULL DEFAULT '',
  conditions text NOT NULL DEFAULT '',
  minimum_cents integer CHECK (minimum_cents > 0),
  first_day date NOT NULL,
  last_day date NOT NULL,
  -- 1 is Monday, 7 is Sunday, as in ISO 8601.
  weekdays integer[] NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  -- Wall-clock time of the town, "HH:MM"; a span past midnight belongs to the day it begins on. Both or neither.
  from_time text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  until_time text CHECK (until_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, coupon_id) REFERENCES coupons (network_id, id),
  CHECK (first_day <= last_day),
  CHECK ((from_time IS NULL) = (until_time IS NULL) AND from_time IS DISTINCT FROM until_time OR from_time IS NULL AND until_time IS NULL),
  CHECK ((benefit = 'percent') = (percent IS NOT NULL) AND (benefit = 'amount') = (amount_cents IS NOT NULL))
);
CREATE INDEX coupon_terms_coupon ON coupon_terms (network_id, coupon_id);

-- How many were given away on a day, for coupons with a limit a day.
CREATE TABLE coupon_days (
  network_id uuid NOT NULL,
  coupon_id uuid NOT NULL,
  day date NOT NULL,
  taken integer NOT NULL CHECK (taken > 0),
  daily_limit integer NOT NULL,
  PRIMARY KEY (network_id, coupon_id, day),
  FOREIGN KEY (network_id, coupon_id) REFERENCES coupons (network_id, id),
  CONSTRAINT coupon_days_limit CHECK (taken <= daily_limit)
);

ALTER TABLE passes
  DROP CONSTRAINT passes_kind_check,
  DROP CONSTRAINT passes_value_cents_check,
  ADD CONSTRAINT passes_kind_check CHECK (kind IN ('voucher', 'coupon', 'coupon_book')),
  ADD CONSTRAINT passes_value_cents_check CHECK (value_cents >= 0 AND (kind = 'voucher') = (value_cents > 0)),
  ADD COLUMN coupon_terms_id uuid,
  ADD COLUMN book_id uuid,
  -- Which of its entitlements are used; the guard of the statement that takes one.
  ADD COLUMN used_entitlements integer[] NOT NULL DEFAULT '{}',
  -- On whose page a coupon was taken.
  ADD COLUMN site_id uuid,
  ADD FOREIGN KEY (network_id, coupon_terms_id) REFERENCES coupon_terms (network_id, id),
  ADD FOREIGN KEY (network_id, book_id) REFERENCES coupon_books (network_id, id),
  ADD FOREIGN KEY (network_id, site_id) REFERENCES sites (network_id, id),
  ADD CONSTRAINT passes_of_kind CHECK ((kind = 'coupon') = (coupon_terms_id IS NOT NULL) AND (kind = 'coupon_book') = (book_id IS NOT NULL));
CREATE INDEX passes_coupon_terms ON passes (network_id, coupon_terms_id) WHERE kind = 'coupon';
CREATE INDEX passes_book ON passes (network_id, book_id) WHERE kind = 'coupon_book';

ALTER TABLE uses
  DROP CONSTRAINT uses_value_cents_check,
  -- The terms a coupon was taken by; such a use is worth no money.
  ADD COLUMN coupon_terms_id uuid,
  ADD FOREIGN KEY (network_id, coupon_terms_id) REFERENCES coupon_terms (network_id, id),
  ADD CONSTRAINT uses_value_cents_check CHECK (value_cents >= 0 AND (coupon_terms_id IS NULL) = (value_cents > 0));
CREATE INDEX uses_coupon_terms ON uses (network_id, coupon_terms_id) WHERE coupon_terms_id IS NOT NULL;

ALTER TABLE order_lines
  ADD COLUMN book_id uuid,
  ADD FOREIGN KEY (network_id, book_id) REFERENCES coupon_books (network_id, id),
  ADD CONSTRAINT order_lines_of_kind CHECK ((kind = 'coupon_book') = (book_id IS NOT NULL));

-- A book is earned when it is delivered: price = sale + value added tax.
ALTER TABLE ledger_transactions
  DROP CONSTRAINT ledger_transactions_kind_check,
  ADD CONSTRAINT ledger_transactions_kind_check
    CHECK (kind IN ('receipt', 'issue', 'redemption', 'reversal', 'expiry', 'void', 'refund', 'sale'));
ALTER TABLE ledger_entries
  DROP CONSTRAINT ledger_entries_account_check,
  ADD CONSTRAINT ledger_entries_account_check CHECK (account IN ('issuer_bank', 'prepaid_orders', 'unassigned_receipts',
    'voucher_liability', 'partner_payable', 'expired_vouchers', 'voided_vouchers', 'book_sales', 'value_added_tax'));

GRANT SELECT, INSERT, UPDATE ON coupon_books, coupons, coupon_days TO twuster_app;
GRANT SELECT, INSERT ON coupon_terms TO twuster_app;
