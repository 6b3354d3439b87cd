/**
 * Posting that outlasts a service that is away for a moment. The activity goes out again unchanged, with its
 * `clientActivityID`, by which the server knows it: it is answered once however often it arrives.
 */
import type { DirectLine, Observable } from './web-chat.ts';

/** What directlinejs reports where the network or the server failed. */
const FAILED = 'retry';
const AGAIN_AFTER_MS = 3_000;
const TRIES = 60;

export interface PostWatcher {
  failing(): void;
  arrived(): void;
}

/** Changes `directLine.postActivity`. */
export function makePostingSturdy(directLine: DirectLine, watcher: PostWatcher): void {
  const postOnce = directLine.postActivity.bind(directLine);
  directLine.postActivity = (activity) => repeated(() => postOnce(activity), watcher);
}

function repeated(post: () => Observable<string>, watcher: PostWatcher): Observable<string> {
  return {
    subscribe(observer) {
      let over = false;
      const attempt = (left: number): void => {
        post().subscribe({
          next(id) {
            if (over) return;
            if (id === FAILED && left > 0) return again(left);
            if (id !== FAILED) watcher.arrived();
            over = true;
            observer.next?.(id);
            observer.complete?.();
          },
          error(error) {
            if (!over) observer.error?.(error);
            over = true;
          },
        });
      };
      const again = (left: number): void => {
        watcher.failing();
        setTimeout(() => !over && attempt(left - 1), AGAIN_AFTER_MS);
      };
      attempt(TRIES);
      return {
        unsubscribe() {
          over = true;
        },
      };
    },
  };
}
