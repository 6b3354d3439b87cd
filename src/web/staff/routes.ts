/** Every route of the console, from which it is served and by which it is tested: no page or action stands elsewhere. */
import type { Console } from './console.ts';
import { accountRoutes } from './pages/accounts.ts';
import { auditRoutes } from './pages/audit.ts';
import { loginRoutes } from './pages/login.ts';
import { searchRoutes } from './pages/search.ts';
import { welcomeRoutes } from './pages/welcome.ts';
import type { Route } from './route.ts';

export function staffRoutes(desk: Console): readonly Route[] {
  return [loginRoutes, welcomeRoutes, searchRoutes, accountRoutes, auditRoutes].flatMap((routes) => routes(desk));
}
