/** A scanner that was paired with one partner. */
export interface Device {
  id: string;
  partnerId: string;
}
