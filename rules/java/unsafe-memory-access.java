package example.memory;

import java.io.DataInputStream;
import java.lang.reflect.Field;
import java.net.Socket;
import java.nio.ByteBuffer;
import sun.misc.Unsafe;

class Memory {
    Unsafe open() throws Exception {
        // expect: unsafe-memory-access
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return (Unsafe) field.get(null);
    }

    byte read(Unsafe unsafe, long base, Socket socket) throws Exception {
        long offset = new DataInputStream(socket.getInputStream()).readLong();
        // expect: unsafe-memory-access
        byte wrong = unsafe.getByte(base + offset);
        if (offset >= 0 && offset < 4096) {
            // ok: unsafe-memory-access
            return unsafe.getByte(base + offset);
        }
        return wrong;
    }

    byte safe(ByteBuffer buffer, int offset) {
        // ok: unsafe-memory-access
        return buffer.get(offset);
    }
}
