import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/orders")
class Orders {
    private final OrderRepository orders;

    Orders(OrderRepository orders) {
        this.orders = orders;
    }

    @GetMapping("/{id}")
    Order show(@PathVariable Long id, Principal principal) {
        // ok: missing-ownership-check
        return orders.findByIdAndOwner(id, principal.getName());
    }

    @GetMapping("/{id}/bill")
    Bill bill(@PathVariable Long id) {
        // expect: missing-ownership-check
        return orders.findById(id).orElseThrow().getBill();
    }

    @DeleteMapping("/{id}")
    void remove(@PathVariable Long id) {
        // expect: missing-ownership-check
        orders.deleteById(id);
    }

    @GetMapping("/{id}/title")
    String title(@PathVariable Long id, Principal principal) {
        // ok: missing-ownership-check
        Order order = orders.findById(id).orElseThrow();
        if (!order.getOwner().equals(principal.getName())) {
            throw new NotFound();
        }
        return order.getTitle();
    }

    @PreAuthorize("hasRole('ADMIN')")
    @GetMapping("/all/{id}")
    Order any(@PathVariable Long id) {
        // ok: missing-ownership-check
        return orders.findById(id).orElseThrow();
    }
}
