-- A draft nobody wants any more. What was ever live stays: somebody may hold it.
ALTER TABLE coupons
  DROP CONSTRAINT coupons_state_check,
  DROP CONSTRAINT coupons_live,
  ADD CONSTRAINT coupons_state_check CHECK (state IN ('draft', 'discarded', 'live', 'paused', 'ended')),
  ADD CONSTRAINT coupons_live
    CHECK (state IN ('draft', 'discarded') OR (terms_id IS NOT NULL AND (book_id IS NULL) = (number IS NULL))),
  ADD CONSTRAINT coupons_discarded CHECK (state <> 'discarded' OR (taken = 0 AND number IS NULL));
