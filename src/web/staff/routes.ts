/** Every route of the console, from which it is served and by which it is tested: no page or action stands elsewhere. */
import type { Console } from './console.ts';
import { accountRoutes } from './pages/accounts.ts';
import { auditRoutes } from './pages/audit.ts';
import { bodyRoutes } from './pages/bodies.ts';
import { conversationRoutes } from './pages/conversation.ts';
import { counterRoutes } from './pages/counter.ts';
import { findingRoutes } from './pages/findings.ts';
import { gapChangeRoutes } from './pages/gap-change.ts';
import { gapRoutes } from './pages/gaps.ts';
import { inboxRoutes } from './pages/inbox.ts';
import { loginRoutes } from './pages/login.ts';
import { measureRoutes } from './pages/measures.ts';
import { needRoutes } from './pages/needs.ts';
import { playgroundRoutes } from './pages/playground.ts';
import { readyReplyRoutes } from './pages/ready-replies.ts';
import { replyRoutes } from './pages/reply.ts';
import { searchRoutes } from './pages/search.ts';
import { welcomeRoutes } from './pages/welcome.ts';
import type { Route } from './route.ts';

export function staffRoutes(desk: Console): readonly Route[] {
  return [
    loginRoutes,
    welcomeRoutes,
    searchRoutes,
    inboxRoutes,
    conversationRoutes,
    replyRoutes,
    readyReplyRoutes,
    counterRoutes,
    needRoutes,
    gapRoutes,
    gapChangeRoutes,
    measureRoutes,
    bodyRoutes,
    playgroundRoutes,
    findingRoutes,
    accountRoutes,
    auditRoutes,
  ].flatMap((routes) => routes(desk));
}
