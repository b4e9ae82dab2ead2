// The types of <goproxy-wizard>, its events, and the messages for those who frame the page themselves.

export type View = "setup" | "explain" | "fix";

/** What the page tells: the same fields in messages and in the details of events. */
export interface Told {
  /** The page is there and listens. */
  ready: { version: string; view: View; lang: string };
  /** So high is its content, in CSS pixels. */
  resize: { height: number };
  /** What was answered: the fragment that leads there, without `#`. There are no secrets in it. */
  answers: { link: string };
  /** A file was copied: its name, as in `only`. */
  copied: { file: string };
}

/** What the page can be told; it changes only what is named. */
export interface Wishes {
  lang?: "en" | "zh-CN";
  theme?: "light" | "dark" | "auto";
  preset?: string;
  /** Files and groups, parted by commas; all, if empty. */
  only?: string;
  view?: View;
}

type Marked<Type extends string, Fields> = { "goproxy-wizard": 1; type: Type } & Fields;

/** From the host to the page. */
export type ToPage = Marked<"hello", {}> | Marked<"set", Wishes>;

/** From the page to the host. */
export type ToHost = { [Type in keyof Told]: Marked<Type, Told[Type]> }[keyof Told];

declare global {
  interface HTMLElementTagNameMap {
    "goproxy-wizard": HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    "goproxy-wizard:ready": CustomEvent<Told["ready"]>;
    "goproxy-wizard:resize": CustomEvent<Told["resize"]>;
    "goproxy-wizard:answers": CustomEvent<Told["answers"]>;
    "goproxy-wizard:copied": CustomEvent<Told["copied"]>;
  }
}
