/**
 * What a first screen needs, as the phone's keypad: no dialog, list or table. esbuild cannot split `index.ts`: whoever
 * imports one name of it loads all of it at once.
 */
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient `*.css` module cannot be imported
/// <reference path="./css.d.ts" />
export { EngineProvider, useEngine, useQuery } from './engine.tsx';
export { LanguageProvider, useLanguage, useTexts } from './language.tsx';
export { describeFailure } from './messages/failure-messages.ts';
export { currencySign, formatCount, formatMoney } from './formatting/format-number.ts';
export { formatAge } from './formatting/format-duration.ts';
export { formatDay } from './formatting/format-day.ts';
export { Icon } from './icons/icon.tsx';
export type { IconName } from './icons/icon-paths.ts';
export { AlertStrip } from './controls/alert-strip.tsx';
export { Button } from './controls/button.tsx';
export { Segments } from './controls/segments.tsx';
