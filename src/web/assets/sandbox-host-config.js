// @ts-check

/**
 * How the card library draws: the colours are Designsystemet's variables, so cards follow light and dark by themselves.
 * Sizes are in pixels because the library knows nothing else.
 */
const text = (/** @type {string} */ color) => ({
  default: `var(--ds-color-${color}-text-default)`,
  subtle: `var(--ds-color-${color}-text-subtle)`,
});

const foregroundColors = {
  default: text("neutral"),
  dark: text("neutral"),
  light: text("neutral"),
  accent: { default: "var(--ds-color-accent-text-subtle)", subtle: "var(--ds-color-accent-text-subtle)" },
  attention: { default: "var(--ds-color-danger-text-subtle)", subtle: "var(--ds-color-danger-text-subtle)" },
  good: text("success"),
  warning: text("warning"),
};

const container = (/** @type {string} */ backgroundColor) => ({ backgroundColor, foregroundColors });

const fontSizes = { small: 14, default: 16, medium: 18, large: 20, extraLarge: 24 };
const fontWeights = { lighter: 400, default: 400, bolder: 600 };
const font = { fontFamily: "inherit", fontSizes, fontWeights };

export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontTypes: { default: font, monospace: font },
  spacing: { small: 6, default: 12, medium: 18, large: 26, extraLarge: 34, padding: 0 },
  separator: { lineThickness: 1, lineColor: "var(--ds-color-neutral-border-subtle)" },
  containerStyles: {
    default: container("transparent"),
    emphasis: container("var(--ds-color-neutral-surface-tinted)"),
    attention: container("var(--ds-color-danger-surface-tinted)"),
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", spacing: "small" },
  },
  actions: {
    maxActions: 20,
    spacing: "default",
    buttonSpacing: 0,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 12 },
  },
};
