//! cometchat-client
