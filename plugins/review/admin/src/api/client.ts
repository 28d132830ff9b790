/**
 * The part of Strapi's fetch client the calls need. Written out here, so that the calls can be tested without the admin
 * panel; the client adds the session's token and throws on anything but 2xx.
 */
export interface Client {
  get<Answer>(url: string, options?: { params?: unknown }): Promise<{ data: Answer }>;
  post<Answer, Body>(
    url: string,
    body?: Body,
    options?: { headers?: Record<string, string> },
  ): Promise<{ data: Answer }>;
}

/** The client of calls that take something back. */
export interface DeletingClient extends Client {
  del<Answer>(url: string): Promise<{ data: Answer }>;
}
