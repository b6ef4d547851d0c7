// Loaded by a blocking <script> in <head>, so that the first paint already has the right palette.
import { applyTheme } from "./theme";

applyTheme();
