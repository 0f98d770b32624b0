// The scorecard's own conveniences; the page is whole without them.

import "./print.mjs";
import { replay } from "./replay.mjs";

replay();
