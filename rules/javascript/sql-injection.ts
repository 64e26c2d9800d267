import { Controller, Get, Param, Query } from '@nestjs/common';
import { PrismaClient, Prisma } from '@prisma/client';
import { DataSource, Repository } from 'typeorm';
import sql from 'sql-template-tag';
import { User } from './user.entity';

@Controller('users')
export class UsersController {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly dataSource: DataSource,
    private readonly users: Repository<User>,
  ) {}

  @Get(':id')
  async find(@Param('id') id: string, @Query('sort') sort: string, @Query('page') page: number) {
    // expect: sql-injection
    await this.prisma.$queryRawUnsafe(`SELECT * FROM "User" WHERE id = '${id}'`);
    // ok: sql-injection
    await this.prisma.$queryRaw`SELECT * FROM "User" WHERE id = ${id}`;
    // ok: sql-injection
    await this.prisma.$queryRaw(Prisma.sql`SELECT * FROM "User" WHERE id = ${id}`);
    // expect: sql-injection
    await this.dataSource.query('SELECT * FROM users WHERE id = ' + id);
    // ok: sql-injection
    await this.dataSource.query('SELECT * FROM users LIMIT 10 OFFSET ' + page);
    // ok: sql-injection
    await this.dataSource.query(sql`SELECT * FROM users WHERE id = ${id}`);
    // expect: sql-injection
    return this.users
      .createQueryBuilder('u')
      .where(`u.name = '${sort}'`)
      .getMany();
  }

  @Get()
  async list(@Query('name') name: string) {
    // ok: sql-injection
    return this.users.createQueryBuilder('u').where('u.name = :name', { name }).getMany();
  }
}
