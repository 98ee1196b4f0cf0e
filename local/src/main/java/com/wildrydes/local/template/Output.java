package com.wildrydes.local.template;

/// An output of the stack.
///
/// @param description empty without one
public record Output(String name, String value, String description) {}
