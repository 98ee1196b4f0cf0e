/// AWS JSON 1.1 (Smithy 2.0 specification, "AWS JSON 1.1 protocol"): a request's members with their types checked, an
/// answer as a tree.
@NullMarked
package com.wildrydes.local.json;

import org.jspecify.annotations.NullMarked;
