/// What all of Athena shares: workgroups, saved and prepared statements, the way to S3, errors.
@NullMarked
package com.wildrydes.local.athena;

import org.jspecify.annotations.NullMarked;
