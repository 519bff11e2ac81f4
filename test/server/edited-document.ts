/** A document that other editors are driven over: one value to repair, one name to rename. */

// The cart takes two UTF-16 units, four bytes and one character: who counts otherwise renames something else.
export const editedDocument = `# Shop

## Document Header

\`\`\`
FEATURE: Shop
SPEC ID: TECH-301
PRD REF: PRD-300
STATUS: Daft
VERSION: 1.0
\`\`\`

## Overview

### Feature Summary
Whoever orders 🛒🛒 gets \`order.placed\`, once.

## Integration Points

### Event Publishing

#### Events Produced
| Event          | Trigger | Payload Schema | Consumers |
|----------------|---------|----------------|-----------|
| \`order.placed\` | Placed  | id, amount     | Payments  |
`;
