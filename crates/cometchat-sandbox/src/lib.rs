//! cometchat-sandbox
