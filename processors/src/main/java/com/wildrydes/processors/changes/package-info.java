/// What changed in the fleet since a client last asked, in the part of the world that it looks at. See
/// `docs/api.md`.
@NullMarked
package com.wildrydes.processors.changes;

import org.jspecify.annotations.NullMarked;
