/** Why a document cannot be read, in words for who wanted to import it. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
