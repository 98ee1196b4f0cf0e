/// DynamoDB: Amazon's own DynamoDB Local, embedded without its web server, its file in the data folder.
@NullMarked
package com.wildrydes.local.dynamodb;

import org.jspecify.annotations.NullMarked;
