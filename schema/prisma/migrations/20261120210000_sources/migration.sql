-- AlterTable
ALTER TABLE "Charter" ADD COLUMN     "sources" TEXT;
