/**
 * What a screen shows while the session waits for a person, here or at the other device.
 *
 *   none ─phase deciding→ there ─a question for this side→ here ─answered→ none ─any other phase→ none
 */
import type { CommandParameters, SyncView } from '@tandem/contract';
import { isFittingAnswer, type SessionPhase, type SessionQuestion } from '@tandem/sync';

export type QuestionAnswer = CommandParameters<'answer-question'>['answer'];

type State =
  | { readonly kind: 'none' | 'there' }
  | {
    readonly kind: 'here'; readonly question: SessionQuestion;
    readonly view: Extract<SyncView, { readonly kind: 'asking' }>['question'];
  };

export class Deliberation {
  #state: State = { kind: 'none' };
  #phase: SessionPhase = 'greeting';

  /** Whether the screen shows something else now. */
  enter(phase: SessionPhase): boolean {
    if (phase === this.#phase) return false;
    this.#phase = phase;
    this.#state = { kind: phase === 'deciding' ? 'there' : 'none' };
    return true;
  }

  ask(question: SessionQuestion, view: Extract<SyncView, { readonly kind: 'asking' }>['question']): void {
    this.#state = { kind: 'here', question, view };
  }

  /** False where nothing is asked that this would answer, as by a second press of a button. */
  answer(answer: QuestionAnswer): boolean {
    if (this.#state.kind !== 'here' || !isFittingAnswer(this.#state.question, answer)) return false;
    this.#state = { kind: 'none' };
    return true;
  }

  view(peerName: string): Extract<SyncView, { readonly kind: 'asking' | 'asked-there' }> | undefined {
    switch (this.#state.kind) {
      case 'none': return undefined;
      case 'there': return { kind: 'asked-there', peerName };
      case 'here': return { kind: 'asking', peerName, question: this.#state.view };
    }
  }
}
