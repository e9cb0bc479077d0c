/** Where a screen shared by both programs is shown: a dialog's body on the PC, a whole screen on the phone. */
export type ScreenSize = 'pc' | 'phone';
