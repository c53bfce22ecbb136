//! WebSocket frames (`contract/realtime.md` sections 3 to 5).
