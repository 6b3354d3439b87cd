/** The SDK's adapter: who posts to us, and how we reach them. Loaded with the first request, so that the start does not wait for it. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorClient,
} from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { BotFrameworkSettings } from '../../ops/settings-groups.ts';

const TIMEOUT_MS = 15_000;

export class ServiceAdapter extends CloudAdapter {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;
  readonly #appId: string;
  readonly #onFault: (error: unknown) => void;

  /** @param onFault hears of what went wrong in a turn; its sender is told no more than that it should try again */
  constructor(settings: BotFrameworkSettings, onFault: (error: unknown) => void) {
    const authentication = new ConfigurationBotFrameworkAuthentication({ ...settings });
    super(authentication);
    this.#authentication = authentication;
    this.#appId = settings.MicrosoftAppId;
    this.#onFault = onFault;
  }

  /** Answers here, because the SDK would print the error and show its message to whoever asked. */
  protected override async processActivity(
    authorization: string | AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    try {
      // Both kinds go to the same implementation.
      return await super.processActivity(authorization as string, activity, logic);
    } catch (error) {
      if (error instanceof AuthenticationError) return { status: 401 };
      this.#onFault(error);
      return { status: 503 };
    }
  }

  /** Posts a reply to the service that its conversation came from. @throws RestError with the service's `statusCode` */
  async send(activity: Partial<Activity>): Promise<void> {
    const { serviceUrl = '', conversation, replyToId } = activity;
    const claims = [AuthenticationConstants.AudienceClaim, AuthenticationConstants.AppIdClaim];
    const ourselves = new ClaimsIdentity(claims.map((type) => ({ type, value: this.#appId })));
    const service = await this.#authentication.createConnectorFactory(ourselves).create(serviceUrl);
    leaveOut(
      service,
      this.#appId === '' ? ['defaultRetryPolicy', 'redirectPolicy', 'proxyPolicy'] : ['defaultRetryPolicy', 'redirectPolicy'],
    );
    const id = conversation?.id ?? '';
    if (replyToId === undefined) await service.conversations.sendToConversation(id, activity, { timeout: TIMEOUT_MS });
    else await service.conversations.replyToActivity(id, replyToId, activity, { timeout: TIMEOUT_MS });
  }
}

/**
 * The outbox repeats, and notes how often; what may be called was decided by the address that was given, so that nothing leads
 * elsewhere. The SDK has an option for neither.
 */
function leaveOut(service: ConnectorClient, policies: readonly string[]): void {
  const { client } = service as unknown as { client: { pipeline: { removePolicy(options: { name: string }): unknown } } };
  for (const name of policies) client.pipeline.removePolicy({ name });
}
