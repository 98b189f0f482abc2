import type { MessageParams } from '@client-portal/kit/i18n.js';

import type { DashboardMessages } from './messages.js';

export type DashboardKey = keyof DashboardMessages & string;
export type Translate = (key: DashboardKey, params?: MessageParams) => string;
