/// The whole fleet's past, for the dashboard to play: one query of the archive a range, its result in pages.
///
/// From the archive and not from the table of minutes: a minute has one position, and the table's items can
/// be asked for one unicorn, not for one time across the fleet, short of reading all of it.
@NullMarked
package com.wildrydes.processors.replay;

import org.jspecify.annotations.NullMarked;
