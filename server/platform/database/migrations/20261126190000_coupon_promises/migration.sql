-- Changes with the picture and stands in its address, so that browsers may keep it.
ALTER TABLE coupon_books ADD COLUMN cover_version text;
UPDATE coupon_books SET cover_version = left(encode(sha256(cover), 'hex'), 12) WHERE cover IS NOT NULL;
ALTER TABLE coupon_books ADD CONSTRAINT coupon_books_cover CHECK ((cover IS NULL) = (cover_version IS NULL));

-- A coupon's terms are its own. They come after it: until then it names none.
ALTER TABLE coupon_terms ADD CONSTRAINT coupon_terms_of_coupon UNIQUE (network_id, coupon_id, id);
DROP INDEX coupon_terms_coupon;
ALTER TABLE coupons
  ADD CONSTRAINT coupons_own_terms FOREIGN KEY (network_id, id, terms_id) REFERENCES coupon_terms (network_id, coupon_id, id);

-- How many were given away on a day is counted without a limit too, for one may be set at noon; NULL: none held.
ALTER TABLE coupon_days ALTER COLUMN daily_limit DROP NOT NULL;

-- Tax is owed with the payment (§ 13 Abs. 1 Nr. 1 a Satz 4 UStG); a book is earned when it is delivered: price = sale + tax.
ALTER TABLE ledger_transactions
  DROP CONSTRAINT ledger_transactions_kind_check,
  ADD CONSTRAINT ledger_transactions_kind_check
    CHECK (kind IN ('receipt', 'issue', 'redemption', 'reversal', 'expiry', 'void', 'refund', 'sale', 'advance_tax'));
ALTER TABLE ledger_entries
  DROP CONSTRAINT ledger_entries_account_check,
  ADD CONSTRAINT ledger_entries_account_check CHECK (account IN ('issuer_bank', 'prepaid_orders', 'unassigned_receipts',
    'voucher_liability', 'partner_payable', 'expired_vouchers', 'voided_vouchers', 'book_sales', 'value_added_tax', 'tax_on_prepaid'));

-- A third kind has to be named here before an order can have it.
ALTER TABLE order_lines ADD CONSTRAINT order_lines_kind CHECK (kind IN ('voucher', 'coupon_book'));
