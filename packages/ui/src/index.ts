/** The look and the words of both programs. */
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient `*.css` module cannot be imported
/// <reference path="./css.d.ts" />
export { EngineProvider, useConnection, useEngine, useQuery, type QueryOptions } from './engine.tsx';
export { LanguageProvider, useLanguage, useTexts } from './language.tsx';
export { catalogue, type Texts } from './messages/catalogue.ts';
export { describeFailure, type ShownFailure } from './messages/failure-messages.ts';
export {
  currencySign, formatAmount, formatCount, formatMoney, formatPercent, type MoneyOptions,
} from './formatting/format-number.ts';
export { formatDay, formatDayLong, formatMoment, formatMonth } from './formatting/format-day.ts';
export { formatAge, formatDuration } from './formatting/format-duration.ts';
export { isSingular } from './formatting/counted.ts';
export { Icon, type IconProps } from './icons/icon.tsx';
export type { IconName } from './icons/icon-paths.ts';
export { AlertStrip, type AlertStripProps } from './controls/alert-strip.tsx';
export { Button, type ButtonProps } from './controls/button.tsx';
export { Checkbox, type CheckboxProps } from './controls/checkbox.tsx';
export { Combobox, type ComboboxOption, type ComboboxProps } from './controls/combobox.tsx';
export { DateField, type DateFieldProps } from './controls/date-field.tsx';
export { Dialog, type DialogProps } from './controls/dialog.tsx';
export { EmptyState, type EmptyStateProps } from './controls/empty-state.tsx';
export { IconButton, type IconButtonProps } from './controls/icon-button.tsx';
export { KeyCap, type KeyCapProps } from './controls/key-cap.tsx';
export { Link, type LinkProps } from './controls/link.tsx';
export { MenuBar, type MenuBarProps } from './controls/menu-bar.tsx';
export type { MenuEntry, MenuItem } from './controls/menu-items.tsx';
export { MoneyField, type MoneyFieldProps } from './controls/money-field.tsx';
export { ProgressBar, type ProgressBarProps } from './controls/progress-bar.tsx';
export { Segments, type SegmentsProps } from './controls/segments.tsx';
export { Select, type SelectProps } from './controls/select.tsx';
export { Spinner } from './controls/spinner.tsx';
export { TextField, type TextFieldProps } from './controls/text-field.tsx';
export { Tooltip, type TooltipProps } from './controls/tooltip.tsx';
export type { ScreenSize } from './sync/screen-size.ts';
export { Sentence } from './sync/sentence.tsx';
export { wholePercent } from './sync/progress-figures.ts';
export { SyncConfirm, type SyncConfirmProps } from './sync/sync-confirm.tsx';
export { SyncProgress, type SyncProgressProps } from './sync/sync-progress.tsx';
export { SyncReport, type SyncReportProps } from './sync/sync-report.tsx';
export { SyncProblem, type SyncProblemProps } from './sync/sync-problem.tsx';
export { SyncStage, syncStageTitle, type SyncStageProps, type SyncStageView } from './sync/sync-stage.tsx';
export { FocusedButton } from './sync/focused-button.tsx';
export { SyncFooter, type SyncFooterProps } from './sync/sync-footer.tsx';
export { SyncHelp, type SyncHelpProps } from './sync/sync-help.tsx';
export { ConflictList, type ConflictListProps } from './sync/conflict-list.tsx';
export { RowWindow } from './table/row-window.ts';
export { useRowWindow } from './table/use-row-window.ts';
export { VirtualTable, type VirtualTableHandle, type VirtualTableProps } from './table/virtual-table.tsx';
export { calculateAmount, isCalculation } from './typing/calculate-amount.ts';
export { parseTypedDay, stepDay } from './typing/typed-day.ts';
export type { ImportTexts } from './messages/import-messages.ts';
