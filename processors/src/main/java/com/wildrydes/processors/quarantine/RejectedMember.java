package com.wildrydes.processors.quarantine;

import com.wildrydes.telemetry.aggregated.UserRecord;

/// A user record that is no event.
///
/// @param reason the rule that it breaks
public record RejectedMember(UserRecord member, String reason) {}
