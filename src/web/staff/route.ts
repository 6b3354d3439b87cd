/** What a route of the console is: who may use it, and what it answers. Every route stands in the table of `routes.ts`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Role } from '../../desk/roles.ts';
import type { Person } from '../../desk/sign-in.ts';
import type { ViewName } from './views.ts';

export interface Call {
  readonly request: IncomingMessage;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Empty for GET. */
  readonly form: URLSearchParams;
  readonly now: Date;
  readonly nowMs: number;
}

export interface StaffCall extends Call {
  readonly person: Person;
}

/** `cookie` is the value of a Set-Cookie header. */
export type Reply =
  | {
      readonly is: 'page';
      readonly view: ViewName;
      readonly title: string;
      readonly data: object;
      readonly status?: number;
      /** Address of the way on that it belongs to, where its title does not say it. */
      readonly way?: string;
      readonly cookie?: string;
    }
  /** A part of a page, for its script. */
  | { readonly is: 'part'; readonly view: ViewName; readonly data: object }
  | { readonly is: 'redirect'; readonly to: string; readonly cookie?: string }
  | { readonly is: 'json'; readonly status?: number; readonly body: object }
  | { readonly is: 'file'; readonly name: string; readonly type: string; readonly text: string }
  | { readonly is: 'stream'; open(response: ServerResponse): void };

interface RouteBase {
  readonly method: 'GET' | 'POST';
  /** As restify writes it: `/staff/needs/:id`. */
  readonly path: string;
}

export interface OpenRoute extends RouteBase {
  readonly for: 'anyone';
  handle(call: Call): Promise<Reply>;
}

export interface StaffRoute extends RouteBase {
  readonly for: readonly Role[];
  handle(call: StaffCall): Promise<Reply>;
}

export type Route = OpenRoute | StaffRoute;

export function forAnyone(method: Route['method'], path: string, handle: OpenRoute['handle']): OpenRoute {
  return { method, path, for: 'anyone', handle };
}

export function forRoles(roles: readonly Role[], method: Route['method'], path: string, handle: StaffRoute['handle']): StaffRoute {
  return { method, path, for: roles, handle };
}
