import { businessCommands } from './business-commands.js';
import type { Command } from './command.js';
import { contactCommands } from './contact-commands.js';
import { doctorCommands } from './doctor-command.js';
import { importCommand } from './import-command.js';
import { invitationCommands } from './invitation-commands.js';
import { invoiceCommands } from './invoice-commands.js';
import { portalCommands } from './portal-commands.js';
import { staffCommands } from './staff-commands.js';
import { verifyCommands } from './verify-command.js';

/** Every command by its name, in the order of the help. */
export const commands: Record<string, Command> = {
  ...staffCommands,
  ...invitationCommands,
  ...contactCommands,
  import: importCommand,
  ...invoiceCommands,
  ...portalCommands,
  ...verifyCommands,
  ...doctorCommands,
  ...businessCommands,
};
