import type { Role } from "./people.ts";

/** Who works at a partner; below `/v1/{network}/desk/{partnerId}/`. Owners only. */

/** `GET …/team` and the answer to every change of it. */
export interface TeamResponse {
  members: TeamMember[];
}
export interface TeamMember {
  /** Of the membership. */
  id: string;
  email: string;
  role: TeamRole;
  since: string;
  isMe: boolean;
}
export type TeamRole = Exclude<Role, "operator">;

/** `POST …/team`: gives the person behind an address a role (another one takes the old one's place) and mails them a link to sign in. */
export interface InviteRequest {
  email: string;
  role: TeamRole;
}
