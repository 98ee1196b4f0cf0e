/// What the same work would cost on AWS: each service counts its billable units, one list prices them.
@NullMarked
package com.wildrydes.local.bill;

import org.jspecify.annotations.NullMarked;
