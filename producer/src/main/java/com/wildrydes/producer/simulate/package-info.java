/// The simulated fleet: unicorns that drive through Manhattan, the same ones under the same seed.
///
/// ```
///  Streets ──► Drivers (where each one is)  ┐
///              Vitals  (how each one feels) ├─► Fleet (events in time order) ──► Simulation (pace) ──► EventSink
///              UnicornNames                 ┘
/// ```
///
/// All of it is arithmetic on whole numbers (millimetres, microseconds) and hashes, so that the events of a seed are
/// the same bytes on every machine. Only lengths of streets come from floating point, through `StrictMath`.
@NullMarked
package com.wildrydes.producer.simulate;

import org.jspecify.annotations.NullMarked;
