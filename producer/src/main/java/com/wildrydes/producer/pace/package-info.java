/// The pace at which events come: in real time, sped up, or as fast as they are taken.
@NullMarked
package com.wildrydes.producer.pace;

import org.jspecify.annotations.NullMarked;
