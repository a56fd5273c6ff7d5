// The ledger of a draft as the server gives it, and what the view and its page say to each other.

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface Source {
  grade: "named" | "described" | "vague" | "none";
  how: string;
  text: string | null;
  range: Range | null;
}

export interface Time {
  grade: string;
  how: string;
  text: string | null;
  from: string | null;
  to: string | null;
  range: Range | null;
}

export interface Claim {
  range: Range;
  text: string;
  harm: string;
  min: number | null;
  max: number | null;
  approximate: boolean;
  people: string | null;
  status: string;
  basis: string | null;
  source: Source;
  time: Time;
}

export interface Ledger {
  version: number | null;
  summary: string;
  claims: Claim[];
}

/** What a row can lead to. */
export type Part = "figure" | "source" | "time";

/** Said to the page. */
export type ToPage =
  | { kind: "ledger"; draft: string; ledger: Ledger }
  | { kind: "nothing"; why: string }
  /** The claims that the cursor is at, by their place in the ledger. */
  | { kind: "here"; claims: number[] };

/** Said by the page. */
export type FromPage =
  | { kind: "ready" }
  /** A row was taken (`go`), or only walked over (`look`). */
  | { kind: "go" | "look"; claim: number; part: Part };
