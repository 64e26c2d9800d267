import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

@RestController
class Uploads {
    @PostMapping("/any")
    void any(@RequestParam("file") MultipartFile file) throws IOException {
        String name = new File(file.getOriginalFilename()).getName();
        // expect: unrestricted-upload
        file.transferTo(new File("/srv/uploads", name));
    }

    @PostMapping("/images")
    void images(@RequestParam("file") MultipartFile file) throws IOException {
        String name = new File(file.getOriginalFilename()).getName();
        if (!name.endsWith(".png")) {
            throw new IOException("no image");
        }
        // ok: unrestricted-upload
        file.transferTo(new File("/srv/uploads", name));
    }

    @PostMapping("/own")
    void own(@RequestParam("file") MultipartFile file) throws IOException {
        // ok: unrestricted-upload
        file.transferTo(new File("/srv/uploads", UUID.randomUUID().toString()));
    }
}
