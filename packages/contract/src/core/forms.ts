import { z } from '@hono/zod-openapi';

import { answer, body, operation } from './route.js';
import { Id } from './values.js';

const tags = ['forms'];
const byId = z.object({ id: Id });
/** Characters of all answers together: anybody may send them, and they are kept. */
const MOST_TEXT = 20_000;

/** What a contact has by itself; anything else goes into its `fields` under its own name. */
export const FormFieldName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z][\w-]*$/, 'A name has letters, digits, - and _ and begins with a letter');

export const FormField = z
  .object({
    /** `email`, `firstName`, `lastName`, `company`, `phone`, or a name of the business's own. */
    name: FormFieldName,
    label: z.string().trim().min(1).max(100),
    type: z.enum(['text', 'email', 'tel', 'textarea', 'checkbox']).default('text'),
    required: z.boolean().default(false),
  })
  .openapi('FormField');
export type FormField = z.infer<typeof FormField>;

/** A form as visitors see it. */
export const PublicForm = z
  .object({
    id: Id,
    title: z.string(),
    intro: z.string(),
    submitLabel: z.string(),
    fields: z.array(FormField),
    /** Sent back with the answers: it proves that somebody took the time to read. Works for a day. */
    ticket: z.string(),
  })
  .openapi('PublicForm');
export type PublicForm = z.infer<typeof PublicForm>;

export const getForm = operation({
  operationId: 'getForm',
  method: 'get',
  path: '/api/forms/{id}',
  tags,
  access: 'public',
  request: { params: byId },
  responses: { 200: answer('The form.', PublicForm) },
  problems: [404],
});

export const submitForm = operation({
  operationId: 'submitForm',
  method: 'post',
  path: '/api/forms/{id}',
  tags,
  access: 'public',
  summary: 'Sends the answers; what is said back is the same for known and unknown addresses',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        ticket: z.string().max(300),
        /** By name of the field; a checkbox is `yes` or left out. */
        values: z
          .record(FormFieldName, z.string().max(5000))
          .refine((values) => Object.keys(values).length <= 60)
          .refine((values) => Object.values(values).join('').length <= MOST_TEXT, 'This is too much. Write less'),
        /** A field that people do not see; who fills it in is a machine. */
        trap: z.string().max(1000).default(''),
      }),
    ),
  },
  responses: {
    202: answer('Taken.', z.object({ thanks: z.string(), continueTo: z.string().nullable() })),
  },
  problems: [404, 422, 429],
});

export const formRoutes = [getForm, submitForm] as const;
