import { Body, Controller, Delete, ForbiddenException, Get, NotFoundException, Param, ParseIntPipe, Post, UseGuards } from "@nestjs/common";
import { Throttle } from "@nestjs/throttler";
import { IsInt, IsString, Max, MaxLength, Min } from "class-validator";
import { JwtAuthGuard } from "./auth/jwt-auth.guard";
import { RolesGuard } from "./auth/roles.guard";
import { Roles } from "./auth/roles.decorator";
import { Orders } from "./orders";
import { AuditLog } from "./audit-log";
import escapeHtml from "escape-html";

export class CreateOrder {
  // defence: validation IsString
  @IsString()
  // defence: validation MaxLength
  @MaxLength(200)
  note!: string;

  // defence: validation IsInt
  @IsInt()
  @Min(1)
  @Max(100)
  quantity!: number;
}

@Controller("orders")
export class OrdersController {
  constructor(private readonly orders: Orders, private readonly audit: AuditLog) {}

  @Get(":id")
  // defence: authentication UseGuards
  @UseGuards(JwtAuthGuard)
  async show(@Param("id", ParseIntPipe) id: number, user: { id: number }) {
    const order = await this.orders.find(id);
    // defence: null-check
    if (!order) {
      throw new NotFoundException();
    }
    // defence: authorisation
    if (order.userId !== user.id) {
      // defence: logging
      this.audit.warn("order of somebody else", user.id);
      throw new ForbiddenException();
    }
    // defence: escaping escapeHtml
    return "<h1>" + escapeHtml(order.title) + "</h1>";
  }

  @Post()
  // defence: authentication UseGuards
  @UseGuards(JwtAuthGuard)
  // defence: rate-limit Throttle
  @Throttle({ default: { limit: 10, ttl: 60000 } })
  async create(@Body() body: CreateOrder, user: { id: number }) {
    // defence: bounds-check
    if (body.note.length > 200) {
      throw new RangeError("note");
    }
    // defence: error-handling
    try {
      return await this.orders.add(user.id, body);
    } catch (error) {
      this.audit.error("order was not kept", error);
      throw error;
    }
  }

  @Delete(":id")
  // defence: authorisation Roles
  @Roles("admin")
  @UseGuards(JwtAuthGuard, RolesGuard)
  async remove(@Param("id", ParseIntPipe) id: number, user: { id: number }) {
    await this.orders.remove(id);
    // defence: logging
    this.audit.info("order deleted", id, user.id);
  }
}
