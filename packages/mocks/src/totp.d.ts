/** The six digits that an authenticator app with this secret shows at an instant. */
export declare function totpCode(secret: string, at: number): Promise<string>;
