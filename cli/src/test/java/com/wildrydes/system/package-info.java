/// System tests: the project's own `template.yaml` on the real local stack, with real function processes and real SDK
/// clients, and with faults on.
///
/// ```
/// Traffic ──► StreamWriter ──► Kinesis ──► Lambda ──► Aggregator's process ──► DynamoDB, S3
///                  │ acknowledged    ▲         ▲                │                   ▲  │
///                  ▼                 └─────────┴──── faults ────┴───────────────────┘  ▼
///               Ledger ────► what must be there ═══ compared with ═══ MinuteTable, QuarantineBucket, Counters
/// ```
///
/// What is right is said by the [com.wildrydes.system.Ledger], which shares no code with what is tested. One class
/// alone: `scripts/test -pl cli -am -DskipUnitTests -Dit.test=CrashIT`. Another run of it: `-Dseed=7`.
package com.wildrydes.system;
